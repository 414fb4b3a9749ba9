-- Gives each request a prompt of its own, so that no answer comes from a cache. At the end it prints a line of JSON.
-- Arguments: the body, with @@ where its number belongs; the name of this run.
local body, name
local count = 0

function init(args)
  body, name = args[1], args[2]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  count = count + 1
  return wrk.format(nil, nil, nil, (body:gsub("@@", name .. "-" .. count)))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%f,"p50_ms":%f,"p99_ms":%f,"failed":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
