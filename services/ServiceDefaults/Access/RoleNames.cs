using System.Collections.Frozen;
using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// How the claim <c>role</c> names the roles: <c>student</c>, <c>team-chief</c>, <c>administrator</c>.
/// </summary>
public static class RoleNames
{
    private static readonly FrozenDictionary<Role, string> s_names =
        Enum.GetValues<Role>().ToFrozenDictionary(role => role, Spell);

    /// <summary>Whether a role is that of somebody who works for the academy: no student's and no service's.</summary>
    public static bool IsStaff(string role) => role != Of(Role.Student) && role != Of(Role.Service);

    /// <summary>The claim's value for a role.</summary>
    public static string Of(Role role) => s_names.TryGetValue(role, out var name) ? name : Spell(role);

    private static string Spell(Role role) => string.Concat(role.ToString().Select(
        (letter, index) => char.IsUpper(letter) && index > 0
            ? $"-{char.ToLowerInvariant(letter)}"
            : char.ToLowerInvariant(letter).ToString()));
}
