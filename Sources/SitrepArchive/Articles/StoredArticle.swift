import Foundation
import SitrepModel

/// One revision of an article as the archive has it.
public struct StoredArticle: Sendable {
    /// The article as it was collected; its date is the one that its page gives.
    public var article: Article
    /// The date that it was read with; concluded from its contents or from other reports where it gives
    /// none, and then marked as inferred.
    public var published: PublicationDate?
    /// Counts the article's revisions from 1.
    public var revision: Int
    /// How many there are.
    public var revisions: Int
    /// Where its sentences stand, as bytes of the text.
    public var sentences: [Span]
    /// When its capture was made, as far as is known, else when it came in.
    public var capturedAt: String
    /// The log's entry that tells of it.
    public var entry: Int

    /// The article with the date that it was read with: what the Desk takes.
    public var read: Article {
        var article = article
        article.published = published
        return article
    }
}

/// An article in a list.
public struct ArticleEntry: Sendable, Hashable {
    /// Its identifier.
    public var id: String
    /// Where it came from.
    public var source: Article.Source
    /// Headline.
    public var title: String?
    /// Masthead.
    public var outlet: String?
    /// Wire agency whose text it carries.
    public var agency: String?
    /// BCP 47.
    public var language: String
    /// The date that it was read with.
    public var published: PublicationDate?
    /// Why nothing is read from it.
    public var unusable: String?
    /// How many revisions it has.
    public var revisions: Int
    /// How many assertions were read from it.
    public var assertions: Int
    /// The syndication group that it belongs to.
    public var syndication: String?
    /// SHA-256 of the bytes of its current revision.
    public var captureHash: String
    /// When these were captured, else when they came in.
    public var capturedAt: String
    /// The change that brought it, and the last one that concerned it.
    public var since: ChangeNumber
    /// The last change of it.
    public var changed: ChangeNumber
}
