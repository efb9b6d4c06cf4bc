#if Server
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Gives the answer to what is no HTTP request a body that says so, as every other problem has one.
///
/// Such a request never gets to the router; the library answers it with an empty 400 and closes the
/// connection. One for each connection; runs on its event loop.
final class BadRequests: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        // Every answer of the router's has a type.
        guard case .head(var head) = unwrapOutboundIn(data), head.status == .badRequest,
            head.headerFields[.contentType] == nil, head.headerFields[.contentLength] == "0"
        else {
            context.write(data, promise: promise)
            return
        }
        let problem = Problem.badRequest("The request can't be read: it is no HTTP/1.1.")
        let body = problem.json(request: "unread")
        for field in problem.headers(type: "application/problem+json") {
            head.headerFields[field.name] = field.value
        }
        head.headerFields[.contentLength] = "\(body.count)"
        head.headerFields[.contentSecurityPolicy] = SecurityHeaders.policy
        head.headerFields[.xContentTypeOptions] = "nosniff"
        context.write(wrapOutboundOut(.head(head)), promise: promise)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
    }
}
#endif
