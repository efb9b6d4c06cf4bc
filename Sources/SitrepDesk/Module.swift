// SitrepDesk
