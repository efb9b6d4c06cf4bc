/// Bounds within which web archives are read.
public struct WebArchiveLimits: Sendable, Hashable {
    /// Bytes of one record; larger ones are reported and passed over.
    public var record: Int
    /// Bytes of a record's or an HTTP message's head.
    public var head: Int
    /// Fields of an HTTP head.
    public var fields: Int
    /// What compressed members and bodies may become.
    public var expansion: ExpansionLimits
    /// Whether digests are computed and compared.
    public var checksDigests: Bool

    /// 64 MiB a record, 256 KiB and 1,000 fields a head.
    public init(
        record: Int = 64 << 20, head: Int = 256 << 10, fields: Int = 1000,
        expansion: ExpansionLimits = ExpansionLimits(), checksDigests: Bool = true
    ) {
        self.record = record
        self.head = head
        self.fields = fields
        self.expansion = expansion
        self.checksDigests = checksDigests
    }
}
