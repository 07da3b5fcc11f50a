namespace PolicyBot.Recognition.Dates;

/// <summary>What words behind a date make of it: 以前, 之后, 起, 或之前.</summary>
internal static class DateModifiers
{
    /// <summary>Applies the words behind an expression; without such words it stays what it is.</summary>
    public static DateExpression Apply(DateContext context, DateExpression expression)
    {
        if (expression.Kind is DateKind.Duration or DateKind.Set || (expression.Kind == DateKind.TimeRange && expression.Timex[0] == '('))
        {
            return expression;
        }

        int at = context.SkipSpaces(expression.End);
        int length = DateWords.Modifiers.Match(context.Text, at, out int modifier);
        return length == 0 || DateWords.NoDates.Match(context.Text, at) > length || IsPartOfWord(context, at, length)
            ? expression
            : expression with { End = at + length, Modifier = (DateModifier)modifier };
    }

    private static bool IsPartOfWord(DateContext context, int at, int length) =>
        length == 1 && context[at + 1] switch
        {
            '天' or '日' => context[at] == '后' || context[at] == '前',
            '三' or '两' or '几' => true,
            _ => context[at] == '始',
        };
}
