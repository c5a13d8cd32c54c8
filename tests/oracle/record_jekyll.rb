# Asks Jekyll what it reads from a folder. One JSON object a line on standard input:
#   {"source": folder, "config": [files], "options": {...}, "tz": "UTC", "render": false, "build": false}
# and one JSON object a line on standard output: the site's parts, or with "build" what its plugins make of it, or
# "stops" with the reason.
require_relative "load_jekyll"
require "json"
require "time"
require "stringio"
require_relative "sorted_folders"
require_relative "plain_values"
require_relative "sorted_keys"

def destination(item, site)
  item.destination(site.dest).delete_prefix("#{site.dest}/")
end

def document(doc, site, render)
  data = doc.data.reject { |k, _| %w(excerpt next previous content).include?(k) }
  excerpt = doc.data["excerpt"]
  {
    "path" => doc.relative_path, "url" => doc.url, "id" => doc.id, "destination" => destination(doc, site),
    "date" => doc.date.xmlschema, "data" => plain(data), "content" => doc.content,
    "excerpt" => excerpt.is_a?(Jekyll::Excerpt) ? plain(excerpt.content) : plain(excerpt),
    "own_excerpt" => !excerpt.is_a?(Jekyll::Excerpt) && !excerpt.nil?,
    "next" => doc.next_doc&.relative_path, "previous" => doc.previous_doc&.relative_path,
    "output_ext" => doc.output_ext, "written" => doc.write?
  }.merge(render ? rendered(doc, site, excerpt) : {})
end

# A page asks for its defaults key by key.
def page_data(item, site)
  keys = site.config["defaults"].flat_map { |set| set.is_a?(Hash) && set["values"].is_a?(Hash) ? set["values"].keys : [] }
  merged = keys.uniq.map { |key| [key, item.data[key]] }.reject { |_, v| v.nil? }.to_h.merge(item.data)
  merged.reject { |k, _| k == "excerpt" }
end

def page(item, site, render)
  {
    "path" => item.relative_path, "url" => item.url, "destination" => destination(item, site),
    "name" => item.name, "dir" => item.dir, "data" => plain(page_data(item, site)),
    "excerpt" => plain(item.data["excerpt"]),
    "content" => item.content, "output_ext" => item.output_ext, "written" => item.write?
  }.merge(render ? rendered(item, site, nil) : {})
end

def rendered(item, site, excerpt)
  item.define_singleton_method(:place_in_layout?) { false }
  body = item.output = Jekyll::Renderer.new(site, item, site.site_payload).run
  { "html" => body, "excerpt_html" => excerpt.is_a?(Jekyll::Excerpt) ? excerpt.to_liquid.to_s : nil }
rescue StandardError, Jekyll::Errors::FatalException => e
  { "html" => nil, "error" => e.message }
end

def static(file, site)
  {
    "path" => file.relative_path.delete_prefix("/"), "url" => file.url, "destination" => destination(file, site),
    "data" => plain(file.data), "written" => file.write?
  }
end

SLUG_MODES = %w(none raw default pretty ascii latin).freeze

# Single values: {"yaml": [texts]}, {"slugs": [texts]} and {"times": [texts]}.
def values(job)
  return job["yaml"].map { |text| yaml(text) } if job["yaml"]
  return job["times"].map { |text| [time(text), moment(text)] } if job["times"]
  job["slugs"].map do |text|
    SLUG_MODES.flat_map { |mode| [false, true].map { |cased| Jekyll::Utils.slugify(text, :mode => mode, :cased => cased) } } <<
      Jekyll::Utils.titleize_slug(text)
  end
end

# As front matter and filters read a time; what is missing is as on the first of January 2022.
def time(text)
  found = Time.parse(text, Time.at(1_640_995_200))
  [found.to_s, found.localtime.to_s, found.usec]
rescue ArgumentError
  nil
end

# As YAML and tables read it; "today" where it is a time of the day on which one asks.
def moment(text)
  found = DateTime.parse(text)
  Date._parse(text).keys.intersect?(%i(year cwyear)) ? found.iso8601 : "today"
rescue ArgumentError
  nil
end

def yaml(text)
  { "value" => plain(SafeYAML.load(text)) }
rescue Psych::SyntaxError => e
  { "error" => e.problem.to_s, "line" => e.line }
rescue StandardError => e
  { "error" => e.message }
end

def configured(job)
  options = { "source" => job["source"], "destination" => File.join(job["source"], "_site"),
              "disable_disk_cache" => true }.merge(job["options"] || {})
  options["config"] = job["config"].map { |f| File.join(job["source"], f) } if job["config"]
  Jekyll::Site.new(Jekyll.configuration(options))
end

# The site with its plugins at work, up to the moment before it is written.
def build(job)
  ENV.update(job["environment"] || {})
  Dir.chdir(job["source"])
  site = configured(job)
  site.reset
  site.read
  site.generate
  site.render
  {
    "documents" => site.collections.values.flat_map(&:docs).select(&:write?).map { |d| built(d, site) },
    "pages" => site.pages.select(&:write?).map { |p| built(p, site) },
    "static_files" => site.static_files.select(&:write?).map { |f| destination(f, site) }.sort
  }
end

# ``text`` is the whole file, ``body`` the part without its layout where there is one. Of a page without a file of its
# own all data are recorded.
def built(item, site)
  record = { "path" => item.relative_path, "url" => item.url, "destination" => destination(item, site),
           "text" => item.output }
  record["body"] = item.content if item.content != item.output
  return record if item.is_a?(Jekyll::Document)

  record["paginator"] = pager(item.pager) if item.pager
  return record if File.file?(File.join(site.source, item.relative_path.to_s)) && !item.pager && !item.respond_to?(:posts)

  record["data"] = plain(item.to_liquid.to_h.except("content", "excerpt")) if item.data["layout"] || item.pager
  record["posts"] = item.posts.map(&:relative_path) if item.respond_to?(:posts)
  record
end

def pager(pager)
  record = pager.to_liquid.transform_values { |v| v.is_a?(Array) ? v.map { |one| trail(one) } : v }
  plain(record)
end

def trail(one)
  one.respond_to?(:relative_path) ? one.relative_path : one.to_liquid
end

def read(job)
  site = configured(job)
  site.reset
  site.read
  render = job["render"]
  docs = site.collections.values.flat_map(&:docs)
  {
    "time" => site.time.xmlschema,
    "documents" => docs.map { |d| document(d, site, render).merge("collection" => d.collection.label) },
    "posts" => site.posts.docs.map(&:relative_path),
    "collections" => site.collections.map { |k, c|
      [k, { "docs" => c.docs.map(&:relative_path), "files" => c.files.map { |f| f.relative_path.delete_prefix("/") },
            "written" => c.write?, "directory" => c.relative_directory }]
    }.to_h,
    "pages" => site.pages.map { |p| page(p, site, render) },
    "static_files" => (site.static_files | site.collections.values.flat_map(&:files)).map { |f| static(f, site) },
    "data" => plain(site.data),
    "tags" => site.tags.map { |k, v| [k.to_s, v.map(&:relative_path)] }.to_h,
    "categories" => site.categories.map { |k, v| [k.to_s, v.map(&:relative_path)] }.to_h,
    "related" => site.posts.docs.first && site.posts.docs.first.related_posts.map(&:relative_path)
  }
end

Jekyll.logger.adjust_verbosity({ :quiet => false })
# Jekyll remembers parsed dates for the life of a process, so each case gets a process of its own.
def answer(job)
  ENV["TZ"] = job["tz"] || "UTC"
  $stderr, $stdout = StringIO.new, StringIO.new
  begin
    result = job["build"] ? build(job) : job["source"] ? read(job) : { "values" => values(job) }
  rescue Exception => e
    result = { "stops" => "#{e.class}: #{e.message.lines.first.strip}" }
  end
  said = $stderr.string.dup.force_encoding("UTF-8").scrub
  result["log"] = said.gsub(/\e\[\d+m/, "").lines.map(&:strip).reject(&:empty?)
  text = JSON.generate(clean(result))
  job["source"] ? text.gsub(job["source"], "SOURCE") : text
end

STDIN.each_line do |line|
  reader, writer = IO.pipe
  child = fork do
    reader.close
    writer.write(answer(JSON.parse(line)))
    writer.close
    exit!(0)
  end
  writer.close
  STDOUT.puts(reader.read)
  STDOUT.flush
  Process.wait(child)
end
