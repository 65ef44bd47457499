exports.SESSION = '__Host-sid';
