import Testing

@testable import SitrepDesk
