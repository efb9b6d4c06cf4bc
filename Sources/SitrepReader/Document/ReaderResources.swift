import Foundation

/// Where the Reader's models and tables lie: beside the program, as the package manager puts them.
package enum ReaderResources {
    package static var directory: URL {
        Bundle.module.bundleURL.appendingPathComponent("Resources")
    }
}
