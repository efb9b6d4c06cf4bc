#if Server
import Hummingbird
import SitrepArchive

/// The page's addresses: everything outside `/api`.
enum PageRoutes {
    /// Adds them.
    ///
    /// Handlers read with `archive.read { reader in ... }`, answer with ``HTMLResponse`` and throw
    /// ``Problem`` for what is not there; it is shown to browsers as a page.
    static func add(to routes: Routes, _ archive: ArchiveAccess) {
        routes.get("/") { _, _ in
            HTMLResponse.page(
                "<!doctype html><html lang=\"en\"><title>Sitrep</title><p>Sitrep</p></html>")
        }
    }
}
#endif
