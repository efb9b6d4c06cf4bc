// SitrepReader
