namespace VikLearning.Identity.Accounts;

/// <summary>Who can sign in. A host with a source of its own registers it before <c>AddIdentity</c>.</summary>
public interface IAccounts
{
    /// <summary>All accounts, in the order in which the demo's sign-in page lists them.</summary>
    IReadOnlyList<Account> All { get; }

    /// <summary>The account of this name in whatever case, or null.</summary>
    Account? Find(string name);

    /// <summary>The account with this subject, or null.</summary>
    Account? FindBySubject(string subject);

    /// <summary>
    /// The account when the password is its own, else null; an unknown name takes as long as a wrong password.
    /// </summary>
    Account? Check(string name, string password);
}
