/// When an event took or takes place: the same three things that are known of a publication's date.
public typealias EventDate = KnownDate
