# Asks the released Jekyll (see load_jekyll.rb) what Liquid makes of each case under tests/jekyll/liquid/cases, and writes that beside it.
#
#   ruby tests/oracle/record_liquid.rb            record all cases
#   ruby tests/oracle/record_liquid.rb --check    tell whether a record is out of date, and change nothing
#
# Where JEKYLL_RELEASED is not set, the records are used as they are.
#
# A case is a template, `name.liquid`, rendered as the body of the post 中文 标题 of the site in ../site, or of
# about.md if its name ends in `.page.liquid`. Its record, `name.golden`, begins with what Jekyll said, a line each:
# `stops:` where the template can't be parsed, `error:` for what stops the rendering, `warning:` for what it only
# warns of. Behind the line `---` stands the text; behind an error it is what Liquid itself would have written.

if ENV.fetch("JEKYLL_RELEASED", "").empty?
  puts "Liquid cases are used as they are: JEKYLL_RELEASED is not set"
  exit
end

require_relative "liquid_site"

site = read_site
# What Jekyll has rendered before it comes to the post; the rest follows before it comes to the pages.
post, about, after = parts_of(site)
stale = []
paths = Dir[File.join(HERE, "cases", "**", "*.liquid")].sort.partition { |path| !path.end_with?(".page.liquid") }
paths.flatten.each do |path|
  page = path.end_with?(".page.liquid") ? about : post
  after.shift.tap { |doc| doc.output = Jekyll::Renderer.new(site, doc).run } until page == post || after.empty?
  made = record(site, page, path, File.read(path, :encoding => "UTF-8"))
  golden = path.sub(/\.liquid\z/, ".golden")
  next if File.exist?(golden) && File.read(golden, :encoding => "UTF-8") == made

  stale << golden
  File.write(golden, made) unless ARGV.include?("--check")
end
puts stale
puts "#{paths.sum(&:size)} Liquid cases, #{stale.size} #{ARGV.include?("--check") ? "out of date" : "recorded"}"
exit(1) if ARGV.include?("--check") && !stale.empty?
