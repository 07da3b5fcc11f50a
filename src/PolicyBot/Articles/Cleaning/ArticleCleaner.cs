using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using PolicyBot.Articles.Formats;

namespace PolicyBot.Articles.Cleaning;

/// <summary>
/// Makes an article of what a format gave: finds title, publisher, author, date and place, takes away what a portal put around the
/// text, repairs damaged words, and reports all of it. In doubt a line stays.
/// </summary>
internal sealed partial class ArticleCleaner
{
    private const int LongestTitle = 60;
    private const int LongestHeading = 32;
    private const int LongestHead = 15;
    private const int LongestLetterhead = 4;

    /// <summary>How far from the end a document's date may stand: annexes may follow it.</summary>
    private const int LongestFoot = 5;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("。！？!?；;");

    private readonly List<Cut> _cuts;
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, string> _fields;
    private readonly List<RawLine> _lines;

    private ArticleCleaner(RawArticle raw)
    {
        _cuts = [.. raw.Cuts];
        _fields = new Dictionary<string, string>(raw.Metadata);
        _lines = Repair(raw.Lines);
    }

    /// <summary>Cleans an article.</summary>
    /// <param name="raw">What the format gave.</param>
    /// <param name="id">Its identity, unless the file states one.</param>
    /// <param name="source">The file, for the report.</param>
    /// <exception cref="UnreadableArticleException">Nothing is left that could be an article.</exception>
    public static ReadResult Clean(RawArticle raw, string id, string source)
    {
        var cleaner = new ArticleCleaner(raw);
        cleaner.CutFoot();
        string title = cleaner.TakeTitle();
        cleaner.CutLoneLines();
        Article article = cleaner.Build(id, title);
        return new ReadResult(source)
        {
            Article = article,
            Original = string.Join('\n', raw.Lines.Select(line => line.Text)),
            Cuts = cleaner._cuts,
            Notes = cleaner._notes,
        };
    }

    private List<RawLine> Repair(IEnumerable<RawLine> lines)
    {
        int readings = 0, tags = 0;
        List<string> repairs = [];
        List<RawLine> repaired = [];
        foreach (RawLine line in lines)
        {
            string text = StrayTag().Replace(line.Text, _ =>
            {
                tags++;
                return "";
            });
            text = BracketedReadings.Remove(Invisible().Replace(text, ""), ref readings, repairs).Trim();
            if (text.Length > 0)
            {
                repaired.Add(line with { Text = text });
            }
        }

        AddNote(readings, $"去掉了 {readings} 处括号里的读音");
        AddNote(tags, $"去掉了 {tags} 处残留的网页标签");
        AddNote(repairs.Count, $"补回了丢失的字：{string.Join("、", repairs.Distinct())}");
        return repaired;
    }

    /// <summary>Cuts the first line of the foot and all behind it, as long as more than half of the words stay.</summary>
    private void CutFoot()
    {
        int words = _lines.Sum(line => line.Text.Length), before = 0;
        for (int i = 0; i < _lines.Count; i++)
        {
            if (before * 2 > words && Boilerplate.ReasonFor(_lines[i].Text, Boilerplate.Place.Foot) is { } reason)
            {
                TakeFields(_lines[i].Text, ref reason);
                Remove(i, _lines.Count, reason);
                break;
            }

            before += _lines[i].Text.Length;
        }

        string signature = _lines.Count > 1 ? Boilerplate.Compared(_lines[^1].Text) : "";
        if (signature.StartsWith('(') && signature == $"({Boilerplate.Compared(_fields.GetValueOrDefault(Metadata.Publisher) ?? PublisherOfHead() ?? "-")})")
        {
            Remove(_lines.Count - 1, _lines.Count, "署名");
        }
    }

    private string? PublisherOfHead() => _lines.Take(12).Select(line => MetadataLine.Read(line.Text)?.GetValueOrDefault(Metadata.Publisher)).FirstOrDefault(publisher => publisher is not null);

    private string TakeTitle()
    {
        CutHead();
        if (_lines.Count > 0 && Byline.TryRead(_lines[0].Text, out string publisher, out string author))
        {
            _fields.TryAdd(Metadata.Publisher, publisher);
            _fields.TryAdd(Metadata.Author, author);
            Remove(0, 1, "署名");
        }

        if (_fields.TryGetValue(Metadata.Title, out string? stated))
        {
            return RepairTitle(stated);
        }

        CutLetterhead();
        int start = _lines.Count > 2 && OfficialHead.IsNumber(_lines[0].Text) ? 1 : 0;
        if (_lines.Count > start + 1 && IsTitle(_lines[start].Text))
        {
            string title = JoinedTitle(start, out int end);
            _lines.RemoveRange(start, end - start);
            return title;
        }

        return _fields.TryGetValue(Metadata.PropertyTitle, out string? property) ? property.Trim() : MakeTitle();
    }

    /// <summary>Cuts the letterhead of an official document, which names its publisher. Its number stays.</summary>
    private void CutLetterhead()
    {
        for (int i = 0; i < Math.Min(LongestLetterhead, _lines.Count - 2); i++)
        {
            if (OfficialHead.PublisherOf(_lines[i].Text) is { } publisher)
            {
                _fields.TryAdd(Metadata.Publisher, publisher);
                Remove(i, i + 1, "文头");
                break;
            }
        }
    }

    /// <summary>The title that begins at a line, whole where it takes several.</summary>
    private string JoinedTitle(int start, out int end)
    {
        string title = _lines[start].Text;
        for (end = start + 1; end < _lines.Count - 1 && OfficialHead.GoesOn(title, _lines[end].Text) && IsTitle(title + _lines[end].Text); end++)
        {
            title += _lines[end].Text;
        }

        return title;
    }

    /// <summary>
    /// The head ends at the line that tells date and source, or else where boilerplate lines stop. A sentence before such a line, or the time
    /// of an event, is the article's own, so that the line is too.
    /// </summary>
    private int EndOfHead()
    {
        int end = 0;
        for (int i = 0; i < Math.Min(LongestHead, _lines.Count); i++)
        {
            string line = _lines[i].Text;
            if (MetadataLine.IsOfHead(line, isBehindHead: end > 0 && end == i))
            {
                end = i + 1;
            }
            else if (MetadataLine.IsOfNotice(line) || (SentenceEnd().IsMatch(line) && Boilerplate.ReasonFor(line, Boilerplate.Place.Head) is null))
            {
                break;
            }
        }

        while (end < _lines.Count && Boilerplate.ReasonFor(_lines[end].Text, Boilerplate.Place.Head) is not null)
        {
            end++;
        }

        return end;
    }

    /// <summary>Cuts the head. The last line of it that is neither boilerplate nor tells of date and source is the title.</summary>
    private void CutHead()
    {
        int end = EndOfHead();
        string? title = null;
        for (int i = 0; i < end; i++)
        {
            string line = _lines[i].Text, reason = Boilerplate.ReasonFor(line, Boilerplate.Place.Head) ?? "网站导航";
            bool isBoilerplate = Boilerplate.ReasonFor(line, Boilerplate.Place.Head) is not null;
            bool hasFields = TakeFields(line, ref reason);
            if (!isBoilerplate && !hasFields)
            {
                string candidate = line.TrimStart('>', ' ');
                if (title is not null && title != candidate)
                {
                    _cuts.Add(new Cut("网站导航", title));
                }

                title = candidate;
            }
            else
            {
                _cuts.Add(new Cut(reason, line));
            }
        }

        _lines.RemoveRange(0, end);
        if (title is not null && !_fields.TryAdd(Metadata.Title, title)
            && !Boilerplate.Compared(_fields[Metadata.Title]).Contains(Boilerplate.Compared(title), StringComparison.Ordinal))
        {
            _lines.Insert(0, new RawLine(title));
        }

        if (_fields.TryGetValue(Metadata.Title, out string? known))
        {
            DropRepeatedTitle(known);
        }
    }

    private void DropRepeatedTitle(string title)
    {
        if (_lines.Count > 1 && Boilerplate.Compared(_lines[0].Text) == Boilerplate.Compared(title))
        {
            _lines.RemoveAt(0);
        }
    }

    private bool TakeFields(string line, ref string reason)
    {
        if (MetadataLine.Read(line) is not { } fields)
        {
            return false;
        }

        foreach ((string name, string value) in fields)
        {
            _fields.TryAdd(name, value);
        }

        reason = "来源行";
        return true;
    }

    private void CutLoneLines()
    {
        for (int i = _lines.Count - 1; i >= 0; i--)
        {
            if (Boilerplate.ReasonFor(_lines[i].Text, Boilerplate.Place.Line) is { } reason)
            {
                Remove(i, i + 1, reason);
            }
        }
    }

    private void Remove(int start, int end, string reason)
    {
        _cuts.Add(new Cut(reason, string.Join('\n', _lines[start..end].Select(line => line.Text))));
        _lines.RemoveRange(start, end - start);
    }

    private string MakeTitle()
    {
        string first = _lines.Count > 0 ? _lines[0].Text : "";
        int end = first.AsSpan().IndexOfAny(SentenceMarks);
        string sentence = end > 0 ? first[..end] : first;
        if (sentence.Length > MadeTitle.Longest)
        {
            int comma = sentence.AsSpan(0, MadeTitle.Longest).LastIndexOfAny("，,、");
            sentence = (comma > MadeTitle.Longest / 3 ? sentence[..comma] : MadeTitle.Shorten(sentence)) + "……";
        }

        AddNote(1, $"没有标题，用首句代替：{sentence}");
        return sentence;
    }

    /// <summary>File names cannot hold quotation marks, so some collections write _ for them.</summary>
    private string RepairTitle(string title)
    {
        string repaired = UnderscorePair().Replace(title.Trim(), "“$1”");
        AddNote(repaired == title.Trim() ? 0 : 1, "标题中的下划线还原为引号");
        return repaired;
    }

    private Article Build(string id, string title)
    {
        var text = new StringBuilder();
        List<TextRange> headings = [];
        for (int i = 0; i < _lines.Count; i++)
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            if (IsHeading(i))
            {
                headings.Add(new TextRange(text.Length, _lines[i].Text.Length));
            }

            text.Append(_lines[i].Text);
        }

        string whole = text.ToString();
        if (whole.Length == 0)
        {
            throw new UnreadableArticleException("没有正文。请检查文件内容，或从导入的文件中去掉它。");
        }

        string named = _fields.GetValueOrDefault(Metadata.Id) ?? id;
        if (ArticleId.Complaint(named) is { } complaint)
        {
            throw new UnreadableArticleException($"{complaint}请改文件名，或在文件开头写明别的 id。");
        }

        PublicationDate? date = DateFinder.Stated(_fields.GetValueOrDefault(Metadata.Date), IsDateInferred()) ?? InferDate(whole);
        string[] dates = [Metadata.Date, Metadata.InForceFrom, Metadata.InForceUntil];
        _notes.AddRange(dates.Select(field => DateFinder.Complaint(_fields.GetValueOrDefault(field))).OfType<string>());
        string? author = _fields.GetValueOrDefault(Metadata.Author);
        return new Article(named, title.Length > 0 ? title : id, whole)
        {
            Publisher = _fields.GetValueOrDefault(Metadata.Publisher) ?? PublisherAmongCategories(author),
            Author = author,
            Date = date,
            Region = _fields.GetValueOrDefault(Metadata.Region) ?? RegionFinder.Find(title, whole),
            Topic = _fields.GetValueOrDefault(Metadata.Topic),
            InForceFrom = DateFinder.Stated(_fields.GetValueOrDefault(Metadata.InForceFrom), isInferred: false)?.Earliest,
            InForceUntil = DateFinder.Stated(_fields.GetValueOrDefault(Metadata.InForceUntil), isInferred: false)?.Latest,
            SupersededBy = _fields.GetValueOrDefault(Metadata.SupersededBy),
            Url = _fields.GetValueOrDefault(Metadata.Url) is { } url && Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? url : null,
            Headings = headings,
        };
    }

    private bool IsDateInferred() =>
        _fields.GetValueOrDefault(Metadata.DateInferred) is "true" || (_fields.GetValueOrDefault(Metadata.Date)?.Contains("推定", StringComparison.Ordinal) ?? false);

    private PublicationDate? InferDate(string text)
    {
        PublicationDate? date = _lines.TakeLast(LongestFoot).Select(line => DateFinder.Signed(line.Text)).LastOrDefault(signed => signed is not null) ?? DateFinder.Inferred(text);
        AddNote(date is null ? 0 : 1, $"没有日期，由正文推定为 {date}");
        return date;
    }

    /// <summary>Aggregators name themselves as the author and as one of the categories.</summary>
    private string? PublisherAmongCategories(string? author) =>
        author is not null && (_fields.GetValueOrDefault(Metadata.Categories) ?? "").Split('\n').Contains(author) ? author : null;

    private bool IsHeading(int i)
    {
        string line = _lines[i].Text;
        bool isShort = line.Length <= LongestHeading && !SentenceEnd().IsMatch(line);
        bool isFollowed = i + 1 < _lines.Count;
        return isFollowed && (_lines[i].IsHeading ? line.Length <= LongestTitle : isShort && _lines[i + 1].Text.Length > line.Length);
    }

    private static bool IsTitle(string line) => line.Length <= LongestTitle && !SentenceEnd().IsMatch(line);

    private void AddNote(int count, string note)
    {
        if (count > 0)
        {
            _notes.Add(note);
        }
    }

    [GeneratedRegex(@"</?(?:p|br|div|span|strong|b|em|i|a|img|font|section|h[1-6])\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex StrayTag();

    [GeneratedRegex(@"[\p{Cf}\p{Cc}-[\t]]")]
    private static partial Regex Invisible();

    [GeneratedRegex("_([^_]+)_")]
    private static partial Regex UnderscorePair();

    [GeneratedRegex(@"[。；;，,]$|。")]
    private static partial Regex SentenceEnd();
}
