-- wrk's requests: a picture as the body.
--   wrk -t1 -c64 -d10s --latency -s post.lua 'http://127.0.0.1:8000/v1/cnn/search-image?top_k=5' -- picture.jpg [key]
function init(arguments)
  local file = assert(io.open(assert(arguments[1], "name a picture behind --"), "rb"))
  wrk.method = "POST"
  wrk.body = file:read("*a")
  file:close()
  wrk.headers["Content-Type"] = "image/jpeg"
  if arguments[2] then wrk.headers["Authorization"] = "Bearer " .. arguments[2] end
end


function done(summary, latency)
  io.write(string.format('{"per_second": %.1f, "p50": %.1f, "p99": %.1f, "max": %.1f, "not_2xx": %d, "errors": %d}\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
