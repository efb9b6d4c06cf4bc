import Testing

@testable import SitrepModel
