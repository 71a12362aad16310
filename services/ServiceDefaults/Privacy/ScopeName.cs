namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>The name of a scope is kept as it is. What has a space in it was written by a person.</summary>
internal static class ScopeName
{
    private const int Longest = 200;

    /// <exception cref="ArgumentException">It is not named by ids.</exception>
    public static void Require(string scope)
    {
        if (scope.Length is 0 or > Longest || !scope.All(letter => letter is > ' ' and < '~'))
        {
            throw new ArgumentException("A scope is named by ids.", nameof(scope));
        }
    }
}
