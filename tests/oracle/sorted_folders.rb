# Jekyll reads a folder in the order in which the file system keeps it, which differs from machine to machine.
# The records are of folders read in the order of their names.
class << Dir
  alias_method :entries_as_kept, :entries

  def entries(...)
    entries_as_kept(...).sort
  end
end
