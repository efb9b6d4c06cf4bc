import SitrepModel

/// What lies in one sentence, found by halving: lists are in text order.
extension Document {
    /// The names that begin in a sentence.
    package func names(in sentence: Int) -> ArraySlice<NameMention> {
        let tokens = sentences[sentence].tokens
        return names.slice {
            $0.tokens.lowerBound >= tokens.lowerBound
        } until: {
            $0.tokens.lowerBound >= tokens.upperBound
        }
    }

    /// The time expressions of a sentence.
    package func times(in sentence: Int) -> ArraySlice<TimeExpression> {
        times.slice {
            $0.sentence >= sentence
        } until: {
            $0.sentence > sentence
        }
    }

    /// The stated numbers of a sentence.
    package func quantities(in sentence: Int) -> ArraySlice<QuantityMention> {
        quantities.slice {
            $0.sentence >= sentence
        } until: {
            $0.sentence > sentence
        }
    }
}

extension Array {
    /// The first index from which on `holds` is true; the elements for which it is come last.
    package func firstIndex(from holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The elements from the first for which `begins` holds up to the first for which `ends` does.
    package func slice(
        _ begins: (Element) -> Bool, until ends: (Element) -> Bool
    ) -> ArraySlice<Element> {
        let first = firstIndex(from: begins)
        return self[first..<Swift.max(first, firstIndex(from: ends))]
    }
}
