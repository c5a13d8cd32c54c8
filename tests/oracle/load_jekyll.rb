# Loads the Jekyll that is asked. ORACLE_JEKYLL says which one:
#
#   debian   the packages that are installed; they say that they are the released one, so that records name one version
#   4        Jekyll 4.3.4 with Liquid 4 and safe_yaml, as its authors released it
#   3        Jekyll 3.10.0, as GitHub Pages has it
#
# JEKYLL_RELEASED says where the released ones are: a folder whose `jekyll.rb` loads 4.3.4, or 3.10.0 where JEKYLL is 3; or
# the word `gem`, for those that `gem install jekyll -v 4.3.4` (and `-v 3.10.0`) put among Ruby's own.

RELEASED_VERSIONS = { "4" => "4.3.4", "3" => "3.10.0" }.freeze

def load_jekyll(which, place)
  return load_debians if which == "debian"

  version = RELEASED_VERSIONS.fetch(which)
  abort "JEKYLL_RELEASED does not say where Jekyll #{version} is" if place.empty?
  if place == "gem"
    gem "jekyll", version
    require "jekyll"
  else
    ENV["JEKYLL"] = which
    load File.join(place, "jekyll.rb")
  end
  abort "Jekyll #{Jekyll::VERSION} is in #{place}, not #{version}" unless Jekyll::VERSION == version
end

def load_debians
  require "jekyll"
  Jekyll.send(:remove_const, :VERSION)
  Jekyll.const_set(:VERSION, RELEASED_VERSIONS["4"])
end

load_jekyll(ENV.fetch("ORACLE_JEKYLL", "4"), ENV.fetch("JEKYLL_RELEASED", ""))
ENV.delete("JEKYLL") # no site asks for it
