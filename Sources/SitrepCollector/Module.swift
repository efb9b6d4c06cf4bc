// SitrepCollector
