#if Server
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers for browsers.
package enum HTMLResponse {
    /// A page. Headers that keep what it shows from acting are added to every answer by
    /// ``SecurityHeaders``.
    ///
    /// - Parameter html: the whole document, already escaped where it has to be.
    package static func page(
        _ html: some Sequence<UInt8>, status: HTTPResponse.Status = .ok, etag: String? = nil
    ) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "private, no-cache",
        ]
        if let etag { headers[.eTag] = etag }
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: html)))
    }

    /// A page given as a string.
    package static func page(
        _ html: String, status: HTTPResponse.Status = .ok, etag: String? = nil
    ) -> Response {
        page(html.utf8, status: status, etag: etag)
    }

    /// A file of the page (style, script, picture) whose name has a hash of its content, so that it
    /// never changes.
    package static func asset(_ bytes: some Sequence<UInt8>, type: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "public, max-age=31536000, immutable",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Sends the browser on to another address of this server, after a form was posted.
    package static func seeOther(_ location: String) -> Response {
        Response(status: .seeOther, headers: [.location: location])
    }
}
#endif
