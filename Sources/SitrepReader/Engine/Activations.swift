import CKernels

/// A growing matrix of activations: rows of floats and, once quantised, their 8-bit form.
///
/// One worker owns it and uses it for batch after batch. Rows are 64-byte aligned; columns beyond
/// `width` are zero in the floats that quantisation reads.
final class Activations {
    /// Columns that mean something.
    let width: Int
    /// Floats from row to row.
    let stride: Int
    /// Bytes from row to row of the 8-bit form.
    let byteStride: Int

    private(set) var floats: UnsafeMutablePointer<Float>
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var scales: UnsafeMutablePointer<Float>
    private var storage = AlignedStorage()
    private var capacity: Int
    private let quantised: Bool

    /// `quantised` says whether the 8-bit form is wanted.
    init(width: Int, rows: Int = 64, quantised: Bool) {
        self.width = width
        self.quantised = quantised
        stride = width.rounded(upTo: 16)
        byteStride = width.rounded(upTo: 64)
        capacity = rows
        floats = storage.allocate(Float.self, count: rows * stride)
        bytes = storage.allocate(UInt8.self, count: quantised ? rows * byteStride : 0)
        scales = storage.allocate(Float.self, count: quantised ? rows : 0)
    }

    /// Makes room for `rows` rows; what was in the matrix is lost when it grows.
    func reserve(rows: Int) {
        guard rows > capacity else { return }
        capacity = rows.rounded(upTo: 64)
        storage = AlignedStorage()
        floats = storage.allocate(Float.self, count: capacity * stride)
        bytes = storage.allocate(UInt8.self, count: quantised ? capacity * byteStride : 0)
        scales = storage.allocate(Float.self, count: quantised ? capacity : 0)
    }

    /// A row's floats.
    func row(_ index: Int) -> UnsafeMutablePointer<Float> { floats + index * stride }

    /// Fills the 8-bit form of some rows.
    func quantise(rows: Range<Int>, with kernels: UnsafePointer<ck_kernels>) {
        kernels.pointee.quantise(
            row(rows.lowerBound), stride, rows.count, stride,
            bytes + rows.lowerBound * byteStride, byteStride, scales + rows.lowerBound)
    }

    /// Copies a row of a matrix of the same width, floats and 8-bit form.
    func copyRow(_ target: Int, from other: Activations, row source: Int) {
        row(target).update(from: other.row(source), count: stride)
        guard quantised else { return }
        (bytes + target * byteStride).update(
            from: other.bytes + source * byteStride, count: byteStride)
        scales[target] = other.scales[source]
    }
}
