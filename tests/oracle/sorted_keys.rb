# Ruby gives the methods of a class, and so the keys of Jekyll's drops, in an order that depends on what was loaded before.
# Here they come in the order they have in `jekyll build` without plugins, so that records can be compared.

module SortedKeys
  ORDERS = {
    "Jekyll::Drops::DocumentDrop" => %w(
      name content id tags url next relative_path excerpt previous collection title output path date categories
    ),
    "Jekyll::Drops::SiteDrop" => %w(
      documents time related_posts config tags data static_files categories pages posts html_pages collections
    ),
    "Jekyll::Drops::UnifiedPayloadDrop" => %w(
      layout page content theme site paginator jekyll highlighter_prefix highlighter_suffix
    ),
    "Jekyll::Drops::CollectionDrop" => %w(label files output directory docs relative_directory),
    "Jekyll::Drops::StaticFileDrop" => %w(name basename collection extname modified_time path),
  }.freeze

  def content_methods
    order = self.class.ancestors.filter_map { |one| ORDERS[one.name] }.first || []
    @sorted_content_methods ||= super.sort_by { |name| [order.index(name) || order.size, name] }
  end
end

Jekyll::Drops::Drop.prepend SortedKeys
