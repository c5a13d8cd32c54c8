# frozen_string_literal: true

# Answers questions about kramdown, one JSON object a line, until its input ends.
#
# question: {"text": "...", "options": {...}, "tree": false}
# answer:   {"html": "...", "warnings": ["..."], "tree": {...} or null}  or  {"error": "Class: message"}
#
# Options are given as a `_config.yml` would give them. KRAMDOWN_SECONDS bounds one question (default 10).
# First line out: the versions that answer.

require "json"
require "timeout"
require "kramdown"
require "kramdown-parser-gfm"

$stdout.sync = true
$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
limit = Float(ENV.fetch("KRAMDOWN_SECONDS", "10"))

# What says nothing about the meaning of a text: where it stood, and what kramdown happened to name and not to fill.
def noise?(key, item)
  %i[location encoding].include?(key) || (key == :ial && item == {}) || (%i[options attr].include?(key) && item.empty?)
end

# Values may be elements or symbols.
def plain(thing)
  case thing
  when Hash then thing.reject { |key, item| noise?(key, plain(item) || {}) }.to_h { |key, item| [key.to_s, plain(item)] }
  when Array then thing.map { |item| plain(item) }
  when Symbol then thing.to_s
  when String, Integer, Float, true, false, nil then thing
  when Kramdown::Utils::Entities::Entity then thing.code_point
  when Kramdown::Element then plain(Kramdown::Converter::HashAST.convert(thing, {}).first)
  else thing.to_s
  end
end

puts JSON.generate("kramdown" => Kramdown::VERSION,
                   "gfm" => Gem.loaded_specs["kramdown-parser-gfm"]&.version.to_s,
                   "ruby" => RUBY_VERSION)

while (line = $stdin.gets)
  question = JSON.parse(line)
  answer =
    begin
      Timeout.timeout(limit) do
        document = Kramdown::Document.new(question["text"], question["options"] || {})
        tree = plain(document.to_hash_ast) if question["tree"]
        JSON.generate("html" => document.to_html, "warnings" => document.warnings, "tree" => tree)
      end
    rescue StandardError, SystemStackError, ScriptError => e
      JSON.generate("error" => "#{e.class}: #{e.message.scrub[0, 300]}")
    end
  puts answer
end
