@main
enum ArchiveIngest {
    static func main() {}
}
