# frozen_string_literal: true

# Answers questions about Liquid, one JSON object a line, until its input ends.
#
# question: {"text": "..."}
# answer:   {"record": "..."} as record_liquid.rb writes it, or {"error": "Class: message"}
#
# First line out: the versions that answer. LIQUID_SECONDS bounds one question (default 10).

require "json"
require "timeout"
require_relative "liquid_site"

$stdout.sync = true
$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
limit = Float(ENV.fetch("LIQUID_SECONDS", "10"))
site = read_site
post, = parts_of(site)
out = $stdout.dup
$stdout.reopen(File::NULL)
$stderr.reopen(File::NULL)
out.sync = true
out.puts JSON.generate("jekyll" => Jekyll::VERSION, "liquid" => Liquid::VERSION, "ruby" => RUBY_VERSION)

while (line = $stdin.gets)
  answer =
    begin
      # Jekyll 4 keeps templates: the next text would be this one again.
      site.liquid_renderer.cache.delete("text") if site.liquid_renderer.respond_to?(:cache)
      made = Timeout.timeout(limit) { record(site, post, "text", JSON.parse(line)["text"]) }
      JSON.generate("record" => made.dup.force_encoding("UTF-8").scrub)
    rescue Exception => e # rubocop:disable Lint/RescueException
      JSON.generate("error" => "#{e.class}: #{e.message.scrub[0, 300]}")
    end
  out.puts answer
end
