import Testing

@testable import SitrepCollector
