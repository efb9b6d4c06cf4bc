#if Server
import CArgon2

/// Hashes of secrets with argon2id (RFC 9106), with the parameters that OWASP gives for servers:
/// 19 MiB, two passes, one lane.
enum SecretHash {
    /// In argon2's own notation: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`.
    static func hash(_ secret: String, salt: [UInt8]) throws -> String {
        let (passes, memory, lanes, length): (UInt32, UInt32, UInt32, Int) = (2, 19456, 1, 32)
        let room = argon2_encodedlen(
            passes, memory, lanes, UInt32(salt.count), UInt32(length), Argon2_id)
        var text = [CChar](repeating: 0, count: room)
        let bytes = Array(secret.utf8)
        let code = argon2id_hash_encoded(
            passes, memory, lanes, bytes, bytes.count, salt, salt.count, length, &text, text.count)
        guard code == ARGON2_OK.rawValue else { throw HashError(code: code) }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether the hash is the secret's; takes as long as making it, whatever the answer.
    static func verify(_ secret: String, _ hash: String) -> Bool {
        let bytes = Array(secret.utf8)
        return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
    }

    /// argon2 refused, for want of memory.
    struct HashError: Error { var code: Int32 }
}
#endif
