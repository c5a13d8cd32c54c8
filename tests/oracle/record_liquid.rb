# Asks Debian's Jekyll what Liquid makes of each case under tests/jekyll/liquid/cases, and writes that beside it.
#
#   ruby tests/oracle/record_liquid.rb            record all cases
#   ruby tests/oracle/record_liquid.rb --check    tell whether a record is out of date, and change nothing
#
# A case is a template, `name.liquid`, rendered as the body of the post 中文 标题 of the site in ../site, or of
# about.md if its name ends in `.page.liquid`. Its record, `name.golden`, begins with what Jekyll said, a line each:
# `stops:` where the template can't be parsed, `error:` for what stops the rendering, `warning:` for what it only
# warns of. Behind the line `---` stands the text; behind an error it is what Liquid itself would have written.

require "jekyll"

HERE = File.expand_path("../jekyll/liquid", __dir__)
ENV["TZ"] = "Asia/Shanghai"
ENV["JEKYLL_ENV"] = "production"
Jekyll.logger.log_level = :error

def read_site
  config = Jekyll.configuration(
    "source" => File.join(HERE, "site"), "destination" => "/nonexistent/_site", "disable_disk_cache" => true
  )
  site = Jekyll::Site.new(config)
  site.reset
  site.instance_variable_set(:@time, Time.at(1_700_000_000))
  site.read
  site
end

def context_of(site, page)
  payload = site.site_payload
  payload["page"] = page.to_liquid
  payload["site"].current_document = page if page.is_a?(Jekyll::Document)
  [payload, { registers: { site: site, page: payload["page"] }, strict_filters: false, strict_variables: false }]
end

def first_line(error)
  error.message.gsub(HERE, "").lines.map(&:strip).reject(&:empty?).first.to_s
end

def record(site, page, name, text)
  head = []
  begin
    template = site.liquid_renderer.file(name).parse(text)
  rescue StandardError, SyntaxError => e
    return "stops: #{first_line(e)}\n---\n"
  end
  template.warnings.each { |warning| head << "warning: #{warning.message.tr("\n", ' ')}" }
  begin
    out = template.render!(*context_of(site, page))
  rescue StandardError, SystemStackError => e
    head << "error: #{first_line(e)}"
    begin
      out = Liquid::Template.parse(text, :line_numbers => true).render(*context_of(site, page))
    rescue StandardError, SystemStackError
      out = ""
    end
  end
  (head + ["---"]).map { |line| "#{line}\n" }.join + out.gsub(HERE, "")
end

site = read_site
posts = site.posts.docs
post = posts.find { |doc| doc.basename.include?("中文") }
about = site.pages.find { |page| page.name == "about.md" }
# What Jekyll has rendered before it comes to the post; the rest follows before it comes to the pages.
before, after = site.documents.partition { |doc| doc.collection.label == "posts" && doc < post }
before.each { |doc| Jekyll::Renderer.new(site, doc).run }
stale = []
paths = Dir[File.join(HERE, "cases", "**", "*.liquid")].sort.partition { |path| !path.end_with?(".page.liquid") }
paths.flatten.each do |path|
  page = path.end_with?(".page.liquid") ? about : post
  after.shift.tap { |doc| Jekyll::Renderer.new(site, doc).run } until page == post || after.empty?
  made = record(site, page, path, File.read(path, :encoding => "UTF-8"))
  golden = path.sub(/\.liquid\z/, ".golden")
  next if File.exist?(golden) && File.read(golden, :encoding => "UTF-8") == made

  stale << golden
  File.write(golden, made) unless ARGV.include?("--check")
end
puts stale
exit(1) if ARGV.include?("--check") && !stale.empty?
