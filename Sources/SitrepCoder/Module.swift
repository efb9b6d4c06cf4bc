// SitrepCoder
