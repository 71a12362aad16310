using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace VikLearning.Identity.Accounts;

/// <summary>The accounts of configuration. Passwords are held as keyed hashes of equal length.</summary>
internal sealed class ConfiguredAccounts : IAccounts
{
    private readonly Dictionary<string, Account> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Account> _bySubject = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _passwords = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _nobody = RandomNumberGenerator.GetBytes(32);
    private readonly List<Account> _all = [];

    public ConfiguredAccounts(IOptions<IdentityOptions> identity, IOptions<DemoOptions> demo)
    {
        foreach (var options in identity.Value.Accounts)
        {
            var account = new Account(
                options.Name, options.Subject ?? options.Name, options.DisplayName ?? options.Name, [.. options.Roles],
                options.Email);
            Require(account, identity.Value);
            _all.Add(account);
            if ((options.Password ?? (demo.Value.Enabled ? demo.Value.Password : null)) is { Length: > 0 } password)
            {
                _passwords[account.Name] = Hash(password);
            }
        }
    }

    public IReadOnlyList<Account> All => _all;

    public Account? Find(string name) => _byName.GetValueOrDefault(name);

    public Account? FindBySubject(string subject) => _bySubject.GetValueOrDefault(subject);

    public Account? Check(string name, string password)
    {
        var expected = _passwords.GetValueOrDefault(name, _nobody);
        var right = CryptographicOperations.FixedTimeEquals(expected, Hash(password));
        return right ? Find(name) : null;
    }

    private byte[] Hash(string password) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(password));

    private void Require(Account account, IdentityOptions identity)
    {
        if (string.IsNullOrWhiteSpace(account.Name) || !_byName.TryAdd(account.Name, account))
        {
            throw new InvalidOperationException(
                $"Identity:Accounts: the name '{account.Name}' is empty or there twice.");
        }

        // A person whose subject is a client's id would be taken for that service.
        if (!_bySubject.TryAdd(account.Subject, account)
            || identity.Clients.Any(client => client.Id == account.Subject))
        {
            throw new InvalidOperationException($"Identity:Accounts: the subject '{account.Subject}' is taken.");
        }

        if (account.Roles.FirstOrDefault(role => !Roles.OfPersons.Contains(role)) is { } unknown)
        {
            throw new InvalidOperationException($"Identity:Accounts: '{unknown}' is no role that a person can have.");
        }
    }
}
