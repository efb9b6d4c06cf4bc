import Testing

@testable import SitrepReader
