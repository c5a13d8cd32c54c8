# The site under tests/jekyll/liquid/site as the released Jekyll reads it, and what Liquid makes of a text in it. Shared by
# record_liquid.rb and liquid_server.rb.

require_relative "load_jekyll"
require_relative "sorted_folders"
require_relative "sorted_keys"

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

# The post that cases are rendered in, the page, and the documents that Jekyll renders before and after that post.
def parts_of(site)
  post = site.posts.docs.find { |doc| doc.basename.include?("中文") }
  page = site.pages.find { |found| found.name == "about.md" }
  before, after = site.documents.partition { |doc| doc.collection.label == "posts" && doc < post }
  before.each { |doc| doc.output = Jekyll::Renderer.new(site, doc).run }
  [post, page, after]
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

# A record: what Jekyll said, a line each, then `---`, then the text.
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
