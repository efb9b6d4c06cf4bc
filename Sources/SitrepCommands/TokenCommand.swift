#if Server
import ArgumentParser
import Foundation
import SitrepServer

/// `sitrep token`: who may use the server.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make, list and remove the tokens that `sitrep serve` asks for.",
        discussion: """
            A token is for reading, or for writing too: corrections and notes, which its name signs. \
            It is shown once; what is kept is its argon2id hash, in a file that only you can read. \
            Once there is a token, the server asks for one everywhere.

            EXAMPLES
              sitrep token add "Ana Silva" --scope write
              sitrep token list
              sitrep token remove "Ana Silva"
            """,
        subcommands: [Add.self, List.self, Remove.self])

    struct File: ParsableArguments {
        @Option(help: "The file of tokens (default: ~/.config/sitrep/tokens.json).")
        var tokens: String?

        var store: TokenStore {
            TokenStore(
                path: tokens ?? TokenStore.standardPath(ProcessInfo.processInfo.environment))
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Make a token and print it, once.")

        @Argument(help: "Whose it is.")
        var name: String

        @Option(help: "read or write.")
        var scope = "read"

        @OptionGroup var file: File

        func validate() throws {
            if TokenScope(rawValue: scope) == nil {
                throw ValidationError("--scope wants read or write, not '\(scope)'")
            }
        }

        func run() throws {
            do {
                let token = try file.store.add(
                    name: name, scope: TokenScope(rawValue: scope) ?? .read, time: Clock.now())
                Output.write(token + "\n")
                Output.say(
                    "Kept as a hash in \(file.store.path); this is the only time it is shown.")
            } catch let error as TokenError { throw ValidationError("\(error)") }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Print the tokens' names, scopes and dates.")

        @OptionGroup var file: File

        func run() throws {
            do {
                for entry in try file.store.entries() {
                    Output.write(
                        "\(entry.id)  \(entry.scope.rawValue)\t\(entry.created)\t\(entry.name)\n")
                }
            } catch let error as TokenError { throw ValidationError("\(error)") }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Take a token away, by its name or identifier.")

        @Argument(help: "Its name or identifier.")
        var name: String

        @OptionGroup var file: File

        func run() throws {
            do {
                guard try file.store.remove(name) else {
                    throw ValidationError("there is no token '\(name)'")
                }
            } catch let error as TokenError { throw ValidationError("\(error)") }
        }
    }
}
#endif
