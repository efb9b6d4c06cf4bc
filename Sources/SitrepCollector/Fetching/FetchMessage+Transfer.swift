import CCurl

extension FetchMessage {
    /// Why a transfer didn't come to its end.
    static func broken(
        _ transfer: Transfer, _ code: CURLcode, _ handle: EasyHandle
    ) -> (FetchFailure.Kind, FetchMessage) {
        let order = transfer.order
        let host = order.address.host
        if let stop = transfer.stop { return (.limit, stopped(stop, transfer)) }
        if code == CURLE_COULDNT_CONNECT, !transfer.isConnecting, !transfer.refusals.isEmpty {
            return (.address, refused(transfer.refusals, order.address))
        }
        switch code {
        case CURLE_FILESIZE_EXCEEDED: return (.limit, wireBytes(order.wireBytes))
        case CURLE_OPERATION_TIMEDOUT: return (.limit, tooSlow(transfer))
        // The library keeps header lines in a buffer of 100 KiB and fails so beyond it.
        case CURLE_OUT_OF_MEMORY where transfer.wireBytes == 0:
            return (.limit, stopped(.headerBytes, transfer))
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            return (
                .network,
                FetchMessage(
                    "the name \(host) leads to no address",
                    "Check its spelling and the network connection.")
            )
        case CURLE_COULDNT_CONNECT:
            return (
                .network,
                FetchMessage(
                    "\(host) doesn't accept connections on port \(order.address.port)",
                    "Check the address; if it is right, try again later.")
            )
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            return (
                .network,
                FetchMessage(
                    "no secure connection to \(host): \(handle.message(code))",
                    "Check the address and that ca-certificates is installed; don't trust the page."
                )
            )
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_HTTP2_STREAM, CURLE_HTTP2:
            return (
                .network,
                FetchMessage(
                    "the connection ended early, after \(transfer.wireBytes) bytes of the page",
                    "Try again; nothing of the part that came is kept.")
            )
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
            return (
                .network,
                FetchMessage(
                    "its compression (\(transfer.headers.codings.joined(separator: ", "))) is damaged",
                    "Try again later, or save the page in a browser.")
            )
        case CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
            return (
                .network,
                FetchMessage(
                    "\(host) doesn't answer in HTTP as it should",
                    "Check the address and its port.")
            )
        default:
            return (
                .network,
                FetchMessage(
                    "it couldn't be fetched: \(handle.message(code))", "Try again later.")
            )
        }
    }

    private static func stopped(_ stop: Transfer.Stop, _ transfer: Transfer) -> FetchMessage {
        let limits = transfer.order.limits
        let save = "If it is a report, save it as a file and give that."
        switch stop {
        case .headerBytes:
            return FetchMessage(
                "the server sends more than \(size(limits.headerBytes)) of headers",
                "No page needs that many; leave the address out.")
        case .headerLines:
            return FetchMessage(
                "the server sends more than \(limits.headerLines) header lines",
                "No page needs that many; leave the address out.")
        case .wireBytes: return wireBytes(transfer.order.wireBytes)
        case .bodyBytes:
            return FetchMessage(
                "the page is larger than \(size(limits.bodyBytes)) once unpacked", save)
        case .ratio:
            return FetchMessage(
                "the page unpacks to more than \(limits.ratio) times what came, like a bomb",
                "No report does; leave the address out.")
        case .codings(let codings):
            return FetchMessage(
                "the page is packed more than once (\(codings.joined(separator: ", ")))",
                "No report is; leave the address out.")
        case .enough: return library
        }
    }

    private static func tooSlow(_ transfer: Transfer) -> FetchMessage {
        let limits = transfer.order.limits
        let host = transfer.order.address.host
        if !transfer.stood {
            return FetchMessage(
                "\(host) didn't answer within \(amount(limits.connectSeconds)) s",
                "Check the address and the network; try again later.")
        }
        if transfer.seconds + 0.1 >= transfer.order.seconds {
            return time(transfer.order.seconds)
        }
        return FetchMessage(
            "the server sent less than \(limits.slowBytes) bytes a second"
                + " for \(limits.slowSeconds) s",
            "Try again later, or save the page as a file.")
    }
}
