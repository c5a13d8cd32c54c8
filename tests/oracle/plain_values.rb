# Ruby's values as JSON has them: times, dates and keys with the names of their classes.
require "set"

def plain(value, depth = 0)
  raise "holds itself" if depth > 900

  case value
  when nil, true, false, Integer, String then value
  when Float then value.finite? ? value : value.to_s
  when Time then { "time" => value.xmlschema, "text" => value.to_s }
  when Date then { "date" => value.to_s }
  when Hash then value.map { |k, v| [plain_key(k), plain(v, depth + 1)] }.to_h
  when Array, Set then value.map { |v| plain(v, depth + 1) }
  when Jekyll::Excerpt then { "excerpt" => value.content }
  else { "class" => value.class.to_s }
  end
end

# A key that is a list or a mapping stands as its text.
def plain_key(key)
  case key
  when String then key
  when Array, Hash then key.inspect
  else "#{key.class}:#{key}"
  end
end

# JSON knows no broken bytes.
def clean(value)
  case value
  when String
    same = [Encoding::UTF_8, Encoding::ASCII_8BIT].include?(value.encoding)
    same ? value.dup.force_encoding("UTF-8").scrub : value.encode("UTF-8", :invalid => :replace, :undef => :replace)
  when Hash then value.map { |k, v| [clean(k), clean(v)] }.to_h
  when Array then value.map { |v| clean(v) }
  else value
  end
end
