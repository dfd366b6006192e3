# The estimate of acmEstimate with NumPy, for the bench: data is 780 months of yields at 1 to 120 months.
yields, maturities, size = data.reshape(-1, 120), np.array([6, 18, 24, 30, 36, 42, 48, 54, 60, 84, 120]), 5


def solve(x, y):
    return np.linalg.lstsq(x, y, rcond=None)[0]


def yields_of(factors, phi, sigma, variance, delta, lambda0, lambda1):
    a, b = np.empty(120), np.empty((120, size))
    a[0], b[0] = -delta[0], -delta[1:]
    for n in range(1, 120):
        b[n] = b[n - 1] @ (phi - lambda1) - delta[1:]
        a[n] = a[n - 1] - b[n - 1] @ lambda0 + 0.5 * (b[n - 1] @ sigma @ b[n - 1] + variance) - delta[0]
    return -12 * (a + factors @ b.T) / np.arange(1, 121)


def acm():
    centred = yields[:, 2:] - yields[:, 2:].mean(0)
    # The eigenvectors of the covariance: quicker than the singular values of the yields, and less exact.
    scores = centred @ np.linalg.eigh(centred.T @ centred)[1][:, : -size - 1 : -1]
    factors = scores / scores.std(0)
    before, months = factors[:-1], len(yields) - 1
    phi = solve(before, factors[1:]).T
    shocks = factors[1:] - before @ phi.T
    sigma = shocks.T @ shocks / months
    returns = (maturities * yields[:-1, maturities - 1] - (maturities - 1) * yields[1:, maturities - 2] - yields[:-1, :1]) / 12
    regressors = np.column_stack([np.ones(months), shocks, before])
    coefficients = solve(regressors, returns)
    variance = ((returns - regressors @ coefficients) ** 2).mean()
    betas, slopes = coefficients[1 : 1 + size].T, coefficients[1 + size :].T
    adjusted = coefficients[0] + 0.5 * (np.einsum("nk,kj,nj->n", betas, sigma, betas) + variance)
    lambda0, lambda1 = solve(betas, adjusted), solve(betas, slopes)
    delta = solve(np.column_stack([np.ones(len(yields)), factors]), yields[:, 0] / 12)
    fitted = yields_of(factors, phi, sigma, variance, delta, lambda0, lambda1)
    return fitted - yields_of(factors, phi, sigma, variance, delta, 0 * lambda0, 0 * lambda1)
