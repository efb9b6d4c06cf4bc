import Testing

@testable import SitrepCoder
