-- Mixed reads for wrk: the addresses in turn, each thread beginning elsewhere.
local paths = {
    "/api/v1/brief", "/api/v1/events?limit=50&order=-day", "/api/v1/events?actor=NOR&limit=50",
    "/api/v1/events?root=16&from=2022-03-01&limit=20", "/api/v1/articles?limit=50",
    "/api/v1/articles/report-17", "/api/v1/search?q=harbours&limit=20",
    "/api/v1/ledgers/meetings?limit=50", "/api/v1/tension?party=NOR&limit=50",
    "/api/v1/changes?limit=100", "/api/v1/stories?limit=20", "/health", "/"
}
local number = 0
function init(args) number = math.random(#paths) end
function request()
    number = number % #paths + 1
    return wrk.format("GET", paths[number])
end
function done(summary, latency, requests)
    local e = summary.errors
    io.write(string.format("requests/s %.0f\np50 ms %.1f\np99 ms %.1f\n",
        summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
        latency:percentile(99) / 1000))
    io.write(string.format("errors %d (connect %d, read %d, write %d, timeout %d, status %d)\n",
        e.connect + e.read + e.write + e.timeout + e.status, e.connect, e.read, e.write, e.timeout,
        e.status))
end
