import Testing

@testable import SitrepCommands
