# frozen_string_literal: true

# Answers what safe_yaml reads from a text, one JSON object a line, until its input ends.
#
# question: {"text": "..."}
# answer:   {"value": ...} with times and dates as plain_values.rb writes them, or {"error": "Class: message"}

require "json"
require "timeout"
require_relative "load_jekyll"
require_relative "plain_values"

$stdout.sync = true
$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
$stderr.reopen(File::NULL)
ENV["TZ"] = "Asia/Shanghai"
puts JSON.generate("jekyll" => Jekyll::VERSION, "ruby" => RUBY_VERSION)

while (line = $stdin.gets)
  answer =
    begin
      Timeout.timeout(10) { JSON.generate("value" => clean(plain(SafeYAML.load(JSON.parse(line)["text"])))) }
    rescue Exception => e # rubocop:disable Lint/RescueException
      JSON.generate("error" => "#{e.class}: #{e.message.dup.force_encoding("UTF-8").scrub[0, 300]}")
    end
  puts answer
end
