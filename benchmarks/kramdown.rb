# frozen_string_literal: true

# Reads {"texts": [...], "options": {...}, "rounds": n} and prints the seconds of the fastest round.

require "json"
require "kramdown"
require "kramdown-parser-gfm"

job = JSON.parse($stdin.read)
convert = -> { job["texts"].each { |text| Kramdown::Document.new(text, job["options"]).to_html } }
convert.call
times = Array.new(job["rounds"]) do
  started = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  convert.call
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - started
end
puts JSON.generate("seconds" => times.min, "version" => Kramdown::VERSION)
