#if Server
import Hummingbird
import SitrepArchive

/// The archive in others' formats, under `/api/v1/export`.
enum ExportRoutes {
    static func add(to routes: Routes, _ archive: ArchiveAccess) {}
}
#endif
