#if Server
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes connections whose other end is too slow: one that does not finish the head or the body of
/// its request in time, however it dribbles, and one that takes nothing of what is sent to it.
///
/// One for each connection; runs on its event loop.
final class SlowClients: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let patience: ServerSettings.Patience
    private let metrics: Metrics
    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?
    /// Requests whose answer has not been sent.
    private var open = 0
    private var isCounted = false

    init(_ patience: ServerSettings.Patience, _ metrics: Metrics) {
        self.patience = patience
        self.metrics = metrics
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            open += 1
            waitForReading(context, patience.body)
        case .end:
            reading?.cancel()
            reading = nil
        case .body: break
        }
        context.fireChannelRead(data)
    }

    func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        if case .end = unwrapOutboundIn(data) {
            open -= 1
            if open <= 0, reading == nil { waitForReading(context, patience.head) }
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writing?.cancel()
        writing = nil
        if !context.channel.isWritable {
            writing = close(context, after: patience.answer)
        }
        context.fireChannelWritabilityChanged()
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard !isCounted else { return }
        isCounted = true
        metrics.connections.add(1)
        waitForReading(context, patience.head)
    }

    private func end() {
        reading?.cancel()
        writing?.cancel()
        (reading, writing) = (nil, nil)
        if isCounted {
            isCounted = false
            metrics.connections.add(-1)
        }
    }

    private func waitForReading(_ context: ChannelHandlerContext, _ time: Duration) {
        reading?.cancel()
        reading = close(context, after: time)
    }

    private func close(_ context: ChannelHandlerContext, after time: Duration) -> Scheduled<Void> {
        let (metrics, channel) = (metrics, context.channel)
        return context.eventLoop.scheduleTask(in: TimeAmount(time)) {
            metrics.tooSlow.add(1)
            channel.close(promise: nil)
        }
    }
}
#endif
