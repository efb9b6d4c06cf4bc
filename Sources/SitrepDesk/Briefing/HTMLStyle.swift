/// The style sheet of an HTML brief: system fonts, colours for light and dark, a print form.
enum HTMLStyle {
    static let css = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #5a6472; --line: #d8dde3;
          --page: #ffffff; --link: #0b57a4; --mark: #fff3bf; --hit: #ffd54a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --soft: #9aa5b1;
          --line: #39414a; --page: #14181c; --link: #7db7f0; --mark: #3a3420; --hit: #6d5a12; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; background: var(--page);
          color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
        h1 { font-size: 1.6rem; margin: 0; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-bottom: .2rem;
          border-bottom: 2px solid var(--line); }
        h3 { font-size: 1rem; margin: 1rem 0 .25rem; color: var(--soft); }
        h4 { font-size: 1rem; margin: .6rem 0; }
        .basis { margin: .2rem 0; font-weight: 600; }
        .note, .tail, .aside, footer { color: var(--soft); font-size: .9rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: 0; }
        ul.lines { list-style: none; padding: 0; margin: 0; }
        ul.lines > li { padding: .3rem 0; border-bottom: 1px solid var(--line); }
        ul.lines ul { list-style: none; padding-left: 1.5rem; margin: .2rem 0; }
        .label { font-weight: 600; font-variant-numeric: tabular-nums; margin-right: .3rem; }
        .unsure .what { font-style: italic; }
        a { color: var(--link); }
        .refs a { font-size: .85rem; text-decoration: none; white-space: nowrap;
          font-variant-numeric: tabular-nums; padding: .1rem .2rem; }
        .refs a:hover, .refs a:focus { text-decoration: underline; }
        #differences ul.lines ul { display: grid; gap: .2rem 1.5rem; padding-left: 0;
          grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
        #differences ul.lines ul li { border-left: 3px solid var(--line); padding-left: .6rem; }
        details { border: 1px solid var(--line); border-radius: .3rem; padding: .5rem 1rem;
          margin: 1rem 0; }
        summary { font-weight: 600; cursor: pointer; }
        summary .tail { font-weight: 400; }
        details p { max-width: 46rem; white-space: pre-line; }
        mark { background: var(--mark); color: inherit; padding: .05rem .1rem; }
        mark b { color: var(--soft); font-size: .75rem; }
        mark:target { background: var(--hit); outline: 2px solid var(--hit); }
        @media print { body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; }
          a { color: inherit; text-decoration: none; } ul.lines > li { break-inside: avoid; }
          h2, h3 { break-after: avoid; } details { border: 0; padding: 0; } }

        """
}
