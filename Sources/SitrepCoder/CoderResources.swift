import Foundation

/// Where the Coder's tables lie: beside the program, as the package manager puts them.
package enum CoderResources {
    package static var directory: URL {
        Bundle.module.bundleURL.appendingPathComponent("Resources")
    }
}
