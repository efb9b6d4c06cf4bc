#if Server
import Hummingbird
import SitrepArchive

/// The addresses of the API, version 1, and of what looks after the server.
enum APIRoutes {
    /// Adds them.
    static func add(to routes: Routes, _ service: APIService) {
        ServiceRoutes.add(to: routes, service)
        BriefRoutes.add(to: routes, service.archive)
        ArticleRoutes.add(to: routes, service.archive)
        EventRoutes.add(to: routes, service.archive)
        LedgerRoutes.add(to: routes, service.archive)
        SearchRoutes.add(to: routes, service.archive)
        ChangeRoutes.add(to: routes, service)
        CorrectionRoutes.add(to: routes, service.archive)
        ExportRoutes.add(to: routes, service.archive)
    }
}

/// What the API's handlers work with.
struct APIService: Sendable {
    let archive: ArchiveAccess
    let hub: EventHub
    let metrics: Metrics
    let settings: ServerSettings
}
#endif
