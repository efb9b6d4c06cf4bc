import SitrepModel

extension ExportTable {
    /// The reports.
    public static let articles = ExportTable("articles", "one report", rows: { $0.articles }) { c in
        c.text("id", "as other tables name it") { $0.id }
        c.text("title", "headline") { $0.title }
        c.text("outlet", "masthead") { $0.outlet }
        c.text("agency", "the agency whose text it carries") { $0.agency }
        c.text("language", "BCP 47") { $0.language }
        c.known("published", "when it came out") { $0.published }
        c.text("url", "its address") { $0.url }
        c.text("path", "the file that it was read from") { $0.path }
        c.text("syndication", "shared by reports that carry one text") { $0.syndication }
        c.flag("used", "whether anything was taken from it") { $0.used }
        c.text("why_not_used", "why not") { $0.whyNotUsed }
    }
}
