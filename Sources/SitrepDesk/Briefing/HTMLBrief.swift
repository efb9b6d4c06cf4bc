import SitrepModel

/// A brief as one self-contained HTML file: no script, no network, light and dark, fit to print.
/// Every reference opens its source sentence, marked in its report.
public struct HTMLBrief: Sendable {
    /// A renderer.
    public init() {}

    /// The file's text.
    ///
    /// - Parameter articles: the reports, printed at the end with the used sentences marked; where
    ///   one is missing, its used sentences stand alone.
    public func render(_ brief: Brief, articles: [Article] = []) -> String {
        let page = BriefPage(brief)
        let quotes = Self.quotes(brief, page.references)
        var out = Self.head(page)
        out +=
            "<header>\n<h1>Situation brief</h1>\n<p class=\"basis\">\(Self.escaped(page.subtitle))</p>\n"
        for note in page.notes { out += "<p class=\"note\">\(Self.escaped(note))</p>\n" }
        out += "</header>\n<nav aria-label=\"Sections\"><ul>\n"
        for section in page.sections {
            out +=
                "<li><a href=\"#\(section.id)\">\(Self.escaped(section.title.capitalizedFirst))</a></li>\n"
        }
        out += "<li><a href=\"#reports\">The reports</a></li>\n</ul></nav>\n<main>\n"
        for section in page.sections {
            out +=
                "<section id=\"\(section.id)\">\n<h2>\(Self.escaped(section.title.capitalizedFirst))</h2>\n"
            if let note = section.note { out += "<p class=\"note\">\(Self.escaped(note))</p>\n" }
            for group in section.groups {
                if let heading = group.heading { out += "<h3>\(Self.escaped(heading))</h3>\n" }
                out += "<ul class=\"lines\">\n"
                for line in group.lines { write(line, quotes, &out) }
                out += "</ul>\n"
            }
            out += "</section>\n"
        }
        out += HTMLReports(references: page.references).render(brief, articles)
        out += "</main>\n" + Self.foot(brief) + "</body>\n</html>\n"
        return out
    }

    private func write(
        _ line: BriefPage.Line, _ quotes: [References.Number: String], _ out: inout String
    ) {
        out += line.isUnsure ? "<li class=\"unsure\">" : "<li>"
        let isReport = line.label.hasPrefix("[") && line.references.isEmpty
        if isReport {
            let number = line.label.filter(\.isNumber)
            out += "<a class=\"label\" href=\"#r\(number)\">\(Self.escaped(line.label))</a> "
        } else if !line.label.isEmpty {
            out += "<span class=\"label\">\(Self.escaped(line.label))</span> "
        }
        out += "<span class=\"what\" dir=\"auto\">\(Self.escaped(line.text))</span>"
        if line.isUnsure { out += " <abbr title=\"the reading is unsure\">(?)</abbr>" }
        if !line.tail.isEmpty { out += " <span class=\"tail\">\(Self.escaped(line.tail))</span>" }
        if !line.references.isEmpty {
            out += " <span class=\"refs\">"
            for n in line.references {
                let quote = quotes[n].map { " title=\"\(Self.escaped($0))\"" } ?? ""
                out +=
                    "<a href=\"#s\(n.article)-\(n.sentence)\"\(quote)>\(n.article).\(n.sentence)</a> "
            }
            out += "</span>"
        }
        if !line.details.isEmpty {
            out += "\n<ul>\n"
            for detail in line.details { write(detail, quotes, &out) }
            out += "</ul>\n"
        }
        out += "</li>\n"
    }

    private static func quotes(
        _ brief: Brief, _ references: References
    ) -> [References.Number: String] {
        var quotes: [References.Number: String] = [:]
        for record in brief.articles {
            for (n, e) in (references.sentences[record.id] ?? []).enumerated() {
                quotes[References.Number(article: record.number, sentence: n + 1)] = e.quote
            }
        }
        return quotes
    }

    /// Text safe in content and in quoted attributes. Control characters that HTML forbids go.
    static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default:
                let v = scalar.value
                let isControl =
                    v < 0x20 && v != 0x09 && v != 0x0A && v != 0x0D || (0x7F...0x9F).contains(v)
                // Direction overrides could make a quote read as what it does not say.
                let turns = (0x202A...0x202E).contains(v) || (0x2066...0x2069).contains(v)
                if !isControl, !turns { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    private static func head(_ page: BriefPage) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="referrer" content="no-referrer">
        <title>Situation brief: \(escaped(page.subtitle))</title>
        <style>
        \(HTMLStyle.css)</style>
        </head>
        <body>

        """
    }

    private static func foot(_ brief: Brief) -> String {
        let versions = brief.basis.versions.keys.sorted().map {
            "\($0) \(brief.basis.versions[$0] ?? "")"
        }.joined(separator: ", ")
        guard !versions.isEmpty else { return "" }
        return "<footer><p>Made by \(escaped(versions)).</p></footer>\n"
    }
}

extension String {
    /// "WHERE THEY DIFFER" as "Where they differ".
    var capitalizedFirst: String {
        guard let first, self == uppercased() else { return self }
        return String(first) + dropFirst().lowercased()
    }
}
