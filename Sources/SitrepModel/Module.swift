// SitrepModel
